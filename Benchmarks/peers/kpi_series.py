#!/usr/bin/env python3
"""Writes labelled curves, one .npz each, as the CSV files that `vigie detect --series` reads. Needs numpy.

  python3 kpi_series.py CURVES_DIR OUT_DIR

Labels stay behind: the detector sees times and values only.
"""
import os
import sys

import numpy as np


def main(curves, out):
    os.makedirs(out, exist_ok=True)
    for name in sorted(os.listdir(curves)):
        if not name.endswith(".npz"):
            continue
        curve = np.load(os.path.join(curves, name))
        with open(os.path.join(out, name[:-4] + ".csv"), "w") as file:
            file.write("timestamp,value\n")
            rows = zip(curve["timestamp"].tolist(), curve["value"].tolist())
            file.writelines("%d,%r\n" % row for row in rows)


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])
