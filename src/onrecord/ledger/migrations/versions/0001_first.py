"""The first tables."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Makes all tables."""
    op.create_table(
        "correction",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("made", sa.Text(), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_correction")),
        sqlite_autoincrement=True,
    )
    op.create_table(
        "report",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.Column("text", sa.LargeBinary(), nullable=True),
        sa.Column("packing", sa.Text(), nullable=True),
        sa.Column("added", sa.Text(), nullable=False),
        sa.Column("published", sa.Text(), nullable=True),
        sa.Column("day", sa.Text(), nullable=False),
        sa.Column("shingles", sa.Integer(), nullable=True),
        sa.Column("revises", sa.Text(), nullable=True),
        sa.Column("reprint_of", sa.Integer(), nullable=True),
        sa.Column("similarity", sa.Float(), nullable=True),
        sa.ForeignKeyConstraint(
            ["reprint_of"], ["report.number"], name=op.f("fk_report_reprint_of_report")
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_report")),
        sa.UniqueConstraint("hash", name=op.f("uq_report_hash")),
        sa.UniqueConstraint("id", name=op.f("uq_report_id")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_report_day"), "report", ["day"], unique=False)
    op.create_index(op.f("ix_report_reprint_of"), "report", ["reprint_of"], unique=False)
    op.create_table(
        "weigher",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("version", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_weigher")),
        sa.UniqueConstraint("version", name=op.f("uq_weigher_version")),
    )
    op.create_table(
        "anchor",
        sa.Column("correction", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("report", sa.Integer(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=False),
        sa.Column("end", sa.Integer(), nullable=False),
        sa.Column("quote", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["correction"], ["correction.number"], name=op.f("fk_anchor_correction_correction")
        ),
        sa.ForeignKeyConstraint(
            ["report"], ["report.number"], name=op.f("fk_anchor_report_report")
        ),
        sa.PrimaryKeyConstraint("correction", "place", name=op.f("pk_anchor")),
    )
    op.create_index(op.f("ix_anchor_report"), "anchor", ["report"], unique=False)
    op.create_table(
        "band",
        sa.Column("value", sa.BigInteger(), nullable=False),
        sa.Column("report", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["report"], ["report.number"], name=op.f("fk_band_report_report")),
        sa.PrimaryKeyConstraint("value", "report", name=op.f("pk_band")),
        sqlite_with_rowid=False,
    )
    op.create_index(op.f("ix_band_report"), "band", ["report"], unique=False)
    op.create_table(
        "forgetting",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("report", sa.Integer(), nullable=False),
        sa.Column("made", sa.Text(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.Column("lifted", sa.Text(), nullable=True),
        sa.ForeignKeyConstraint(
            ["report"], ["report.number"], name=op.f("fk_forgetting_report_report")
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_forgetting")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_forgetting_report"), "forgetting", ["report"], unique=False)
    op.create_table(
        "likeness",
        sa.Column("first", sa.Integer(), nullable=False),
        sa.Column("second", sa.Integer(), nullable=False),
        sa.Column("shared", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["first"], ["report.number"], name=op.f("fk_likeness_first_report")
        ),
        sa.ForeignKeyConstraint(
            ["second"], ["report.number"], name=op.f("fk_likeness_second_report")
        ),
        sa.PrimaryKeyConstraint("first", "second", name=op.f("pk_likeness")),
    )
    op.create_index(op.f("ix_likeness_second"), "likeness", ["second"], unique=False)
    op.create_table(
        "publication",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("report", sa.Integer(), nullable=False),
        sa.Column("given", sa.Text(), nullable=False),
        sa.Column("hash", sa.Text(), nullable=False),
        sa.Column("address_hash", sa.Text(), nullable=True),
        sa.Column("record", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["report"], ["report.number"], name=op.f("fk_publication_report_report")
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_publication")),
        sa.UniqueConstraint("report", "hash", name=op.f("uq_publication_report_hash")),
        sqlite_autoincrement=True,
    )
    op.create_index(
        op.f("ix_publication_address_hash"), "publication", ["address_hash"], unique=False
    )
    op.create_index(op.f("ix_publication_given"), "publication", ["given"], unique=False)
    op.create_table(
        "reading",
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("report", sa.Integer(), nullable=False),
        sa.Column("made", sa.Text(), nullable=False),
        sa.Column("reader", sa.Text(), nullable=False),
        sa.Column("published", sa.Text(), nullable=True),
        sa.Column("vectors", sa.Text(), nullable=True),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["report"], ["report.number"], name=op.f("fk_reading_report_report")
        ),
        sa.PrimaryKeyConstraint("number", name=op.f("pk_reading")),
        sqlite_autoincrement=True,
    )
    op.create_index(op.f("ix_reading_report"), "reading", ["report"], unique=False)
    op.create_table(
        "undoing",
        sa.Column("correction", sa.Integer(), nullable=False),
        sa.Column("made", sa.Text(), nullable=False),
        sa.Column("who", sa.Text(), nullable=False),
        sa.Column("why", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["correction"], ["correction.number"], name=op.f("fk_undoing_correction_correction")
        ),
        sa.PrimaryKeyConstraint("correction", name=op.f("pk_undoing")),
    )
    op.create_table(
        "attribution",
        sa.Column("reading", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["reading"], ["reading.number"], name=op.f("fk_attribution_reading_reading")
        ),
        sa.PrimaryKeyConstraint("reading", "place", name=op.f("pk_attribution")),
        sa.UniqueConstraint("reading", "id", name=op.f("uq_attribution_reading_id")),
    )
    op.create_table(
        "current",
        sa.Column("report", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("reading", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["reading"], ["reading.number"], name=op.f("fk_current_reading_reading")
        ),
        sa.ForeignKeyConstraint(
            ["report"], ["report.number"], name=op.f("fk_current_report_report")
        ),
        sa.PrimaryKeyConstraint("report", name=op.f("pk_current")),
        sa.UniqueConstraint("reading", name=op.f("uq_current_reading")),
    )
    op.create_table(
        "decision",
        sa.Column("reading", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["reading"], ["reading.number"], name=op.f("fk_decision_reading_reading")
        ),
        sa.PrimaryKeyConstraint("reading", "place", name=op.f("pk_decision")),
    )
    op.create_table(
        "placed",
        sa.Column("weigher", sa.Integer(), nullable=False),
        sa.Column("reading", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["reading"], ["reading.number"], name=op.f("fk_placed_reading_reading")
        ),
        sa.ForeignKeyConstraint(
            ["weigher"], ["weigher.number"], name=op.f("fk_placed_weigher_weigher")
        ),
        sa.PrimaryKeyConstraint("weigher", "reading", name=op.f("pk_placed")),
    )
    op.create_index(op.f("ix_placed_reading"), "placed", ["reading"], unique=False)
    op.create_table(
        "position",
        sa.Column("reading", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["reading"], ["reading.number"], name=op.f("fk_position_reading_reading")
        ),
        sa.PrimaryKeyConstraint("reading", "place", name=op.f("pk_position")),
    )
    op.create_table(
        "relation",
        sa.Column("reading", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["reading"], ["reading.number"], name=op.f("fk_relation_reading_reading")
        ),
        sa.PrimaryKeyConstraint("reading", "place", name=op.f("pk_relation")),
    )
    op.create_table(
        "response",
        sa.Column("reading", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["reading"], ["reading.number"], name=op.f("fk_response_reading_reading")
        ),
        sa.PrimaryKeyConstraint("reading", "place", name=op.f("pk_response")),
    )
    op.create_table(
        "source",
        sa.Column("reading", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["reading"], ["reading.number"], name=op.f("fk_source_reading_reading")
        ),
        sa.PrimaryKeyConstraint("reading", "place", name=op.f("pk_source")),
        sa.UniqueConstraint("reading", "id", name=op.f("uq_source_reading_id")),
    )
    op.create_table(
        "statement",
        sa.Column("reading", sa.Integer(), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("id", sa.Text(), nullable=False),
        sa.Column("start", sa.Integer(), nullable=True),
        sa.Column("vector", sa.LargeBinary(), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["reading"], ["reading.number"], name=op.f("fk_statement_reading_reading")
        ),
        sa.PrimaryKeyConstraint("reading", "place", name=op.f("pk_statement")),
        sa.UniqueConstraint("reading", "id", name=op.f("uq_statement_reading_id")),
    )
    op.create_table(
        "joined",
        sa.Column("weigher", sa.Integer(), nullable=False),
        sa.Column("first_reading", sa.Integer(), nullable=False),
        sa.Column("first_place", sa.Integer(), nullable=False),
        sa.Column("second_reading", sa.Integer(), nullable=False),
        sa.Column("second_place", sa.Integer(), nullable=False),
        sa.Column("score", sa.Float(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("kind", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(
            ["first_reading", "first_place"],
            ["statement.reading", "statement.place"],
            name=op.f("fk_joined_first_reading_first_place_statement"),
        ),
        sa.ForeignKeyConstraint(
            ["second_reading", "second_place"],
            ["statement.reading", "statement.place"],
            name=op.f("fk_joined_second_reading_second_place_statement"),
        ),
        sa.ForeignKeyConstraint(
            ["weigher"], ["weigher.number"], name=op.f("fk_joined_weigher_weigher")
        ),
        sa.PrimaryKeyConstraint(
            "weigher",
            "first_reading",
            "first_place",
            "second_reading",
            "second_place",
            name=op.f("pk_joined"),
        ),
    )
    op.create_index(op.f("ix_joined_first_reading"), "joined", ["first_reading"], unique=False)
    op.create_index(op.f("ix_joined_second_reading"), "joined", ["second_reading"], unique=False)
