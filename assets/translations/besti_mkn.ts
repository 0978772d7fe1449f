<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<!-- Kupang Malay, a draft: to be checked by a native speaker before it is shown. There is no agreed spelling. -->
<TS version="2.1" language="mkn" sourcelanguage="id">
<context>
    <name></name>
    <message id="language.name">
        <source>Bahasa Indonesia</source>
        <translation>Bahasa Kupang</translation>
    </message>
    <message id="kiosk.welcome">
        <source>Selamat datang</source>
        <translation>Slamat datang, basodara!</translation>
    </message>
    <message id="kiosk.prompt">
        <source>Ada yang bisa kami bantu hari ini?</source>
        <translation>Basodara mau urus apa?</translation>
    </message>
    <message id="kiosk.take">
        <source>Ambil nomor</source>
        <translation>Ambe nomor dolo</translation>
    </message>
    <message id="closed.quota">
        <source>Nomor habis</source>
        <translation>Nomor su abis</translation>
    </message>
    <message id="display.closed_thanks">
        <source>Terima kasih atas kunjungan Anda</source>
        <translation>Tarima kasi banya</translation>
    </message>
</context>
</TS>
