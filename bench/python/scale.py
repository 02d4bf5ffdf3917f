"""How much a twin measures: NAME EFFORT SIZE on the command line, as for the programs in Java."""

import sys

EFFORT = sys.argv[2] if len(sys.argv) > 2 else "full"
SIZE = int(sys.argv[3]) if len(sys.argv) > 3 else 1

PARTS = {"full": 1, "quick": 5, "smoke": 2000}


def count(full):
    """How often something is done that is done so often in a full run."""
    return max(2, full // PARTS[EFFORT]) if EFFORT != "full" else full


def repetitions(full):
    """How often something of this size is done so that the sizes come to so much in a full run, or less."""
    return max(1, min(20_000, count(full) // SIZE))


def figure(names):
    """Prints the figure that the command line names."""
    print(names[sys.argv[1]]())
