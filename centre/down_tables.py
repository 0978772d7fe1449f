"""The tables of what comes down from the centre: orders, wishes from phones, and when each hub was heard.

Every key begins with the site; sync.wire_down.EVERY_SITE stands for all of them.
"""

from sqlalchemy import BigInteger, Column, Index, Integer, PrimaryKeyConstraint, Table, Text

from centre.tables import metadata

order = Table(
    "down_order",
    metadata,
    Column("site_id", Text, nullable=False),
    Column("n", BigInteger, nullable=False),
    Column("kind", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("based_on", Integer),
    Column("made_ms", BigInteger, nullable=False),
    PrimaryKeyConstraint("site_id", "n"),
)
"""What an administrator wants; the kind "floor" is read, not carried out."""

answer = Table(
    "down_answer",
    metadata,
    Column("site_id", Text, nullable=False),
    Column("whose", Text, nullable=False),
    Column("n", BigInteger, nullable=False),
    Column("at_ms", BigInteger, nullable=False),
    Column("outcome", Text, nullable=False),
    Column("code", Text, nullable=False),
    Column("words_id", Text, nullable=False),
    Column("words_en", Text, nullable=False),
    PrimaryKeyConstraint("site_id", "whose", "n"),
)
"""What a hub made of an order. `whose`: the `site_id` of the order."""

wish = Table(
    "wish",
    metadata,
    Column("site_id", Text, nullable=False),
    Column("ticket", Text, nullable=False),
    Column("what", Text, nullable=False),
    Column("id", Text, nullable=False),
    Column("body", Text, nullable=False),
    Column("asked_ms", BigInteger, nullable=False),
    Column("until_ms", BigInteger, nullable=False),
    Column("handed_ms", BigInteger),
    Column("answered_ms", BigInteger),
    Column("outcome", Text, nullable=False),
    Column("code", Text, nullable=False),
    Column("words_id", Text, nullable=False),
    Column("words_en", Text, nullable=False),
    PrimaryKeyConstraint("site_id", "ticket", "what"),
    Index("wish_until", "site_id", "until_ms"),
)
"""What was asked on a phone outside; of each thing the last time. `handed_ms`: when the hub came for it."""

presence = Table(
    "presence",
    metadata,
    Column("site_id", Text, primary_key=True),
    Column("heard_ms", BigInteger, nullable=False),
    Column("version", Text, nullable=False),
)
"""When a hub was heard last, to some seconds, and the version of Besti that it runs; "" where it does not say."""
