"""Who a source is: its grade, kind, role, affiliation, and why the report listens to it."""
