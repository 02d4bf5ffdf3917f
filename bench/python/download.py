"""Fetches a file some times with a pool of threads: URL FOLDER COUNT THREADS."""

import shutil
import sys
import urllib.request
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

url, folder, count, threads = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3]), int(sys.argv[4])


def fetch(number):
    with urllib.request.urlopen(url) as response, open(folder / f"file{number}", "wb") as target:
        shutil.copyfileobj(response, target)


with ThreadPoolExecutor(threads) as pool:
    list(pool.map(fetch, range(count)))
