"""JSON-LD, as rdflib reads it."""

from __future__ import annotations

import warnings

from rdflib import Graph


def parsed(data: str) -> Graph:
    """The triples of a document. Raises where a term or an IRI is wrong."""
    with warnings.catch_warnings():
        warnings.simplefilter("error", UserWarning)
        # Of rdflib's own.
        warnings.filterwarnings("ignore", "ConjunctiveGraph is deprecated", DeprecationWarning)
        return Graph().parse(data=data, format="json-ld")
