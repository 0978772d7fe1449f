import QtQuick

// How large a number can be written in a panel. In units.
QtObject {
    // A digit of Inter at its heaviest is 0.67 of its size wide, the widest letter 1.1.
    function largest(signs: int, width: real, height: real): real {
        return Math.max(20, Math.min((width - 56) / (Math.max(4, signs) * 0.68 + 0.45), height * (height > 330 ? 0.52 : height > 200 ? 0.46 : 0.42)));
    }
}
