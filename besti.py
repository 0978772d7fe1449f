"""The way in: `besti`, or `python besti.py`."""

from cli.main import main

if __name__ == "__main__":
    main()
