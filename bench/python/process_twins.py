"""The same work as the benchmarks of worker processes, in Python.

process_twins.py NAME prints one number: microseconds, items per second or milliseconds, as the name says.
"""

import multiprocessing
import os
import statistics
import sys
import time
from concurrent.futures import ProcessPoolExecutor


def add(a, b):
    return a + b


def successor(n):
    return n + 1


def same(value):
    return value


def primes_below(limit):
    return sum(1 for n in range(2, limit) if all(n % d for d in range(2, int(n**0.5) + 1)))


def median_micros(call, warmups, count):
    for _ in range(warmups):
        call()
    times = []
    for _ in range(count):
        begin = time.perf_counter()
        call()
        times.append(time.perf_counter() - begin)
    return statistics.median(times) * 1e6


def trip_executor_us():
    with ProcessPoolExecutor(1) as pool:
        return median_micros(lambda: pool.submit(add, 1, 2).result(), 1000, 4000)


def trip_pool_us():
    with multiprocessing.Pool(1) as pool:
        return median_micros(lambda: pool.apply(add, (1, 2)), 1000, 4000)


def rate(run, items):
    run(range(items // 10))
    begin = time.perf_counter()
    assert len(run(range(items))) == items
    return items / (time.perf_counter() - begin)


def map_single_pool_per_second():
    with multiprocessing.Pool(2) as pool:
        return rate(lambda items: pool.map(successor, items, chunksize=1), 100_000)


def map_single_executor_per_second():
    with ProcessPoolExecutor(2) as pool:
        return rate(lambda items: list(pool.map(successor, items)), 20_000)


def map_chunked_pool_per_second():
    with multiprocessing.Pool(2) as pool:
        return rate(lambda items: pool.map(successor, items), 1_000_000)


def bytes_ms(size, count):
    data = bytes(size)
    with multiprocessing.Pool(1) as pool:
        return median_micros(lambda: pool.apply(same, (data,)), 3, count) / 1e3


def bytes_1mb_ms():
    return bytes_ms(1 << 20, 200)


def bytes_64mb_ms():
    return bytes_ms(64 << 20, 5)


def cold_pool_spawn_ms():
    """From nothing to the results of both workers of a pool of two."""
    context = multiprocessing.get_context("spawn")
    begin = time.perf_counter()
    with context.Pool(2) as pool:
        assert pool.map(successor, [1, 2], chunksize=1) == [2, 3]
        took = time.perf_counter() - begin
    return took * 1e3


def next_pool_spawn_ms():
    """The same in a program that had such pools before."""
    return statistics.median([cold_pool_spawn_ms() for _ in range(9)][1:])


def speed_up():
    """How many times as fast two workers are as one."""
    times = []
    for workers in (1, 2):
        with multiprocessing.Pool(workers) as pool:
            pool.map(primes_below, [1000] * workers)
            begin = time.perf_counter()
            pool.map(primes_below, [60_000] * 8, chunksize=1)
            times.append(time.perf_counter() - begin)
    return times[0] / times[1]


def idle_worker_resident_mb():
    context = multiprocessing.get_context("spawn")
    with context.Pool(1) as pool:
        pid = pool.apply(os.getpid)
        with open(f"/proc/{pid}/statm") as statm:
            return int(statm.read().split()[1]) * 4096 / 1e6


if __name__ == "__main__":
    print(globals()[sys.argv[1]]())
