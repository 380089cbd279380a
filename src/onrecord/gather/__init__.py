"""Turning what people give (files, folders, addresses, standard input) into reports."""

from onrecord.gather.inputs import gather
from onrecord.gather.options import GatherOptions
from onrecord.records import Refusal

__all__ = ["GatherOptions", "Refusal", "gather"]
