"""The same work as the benchmarks of worker processes, in Python.

process_twins.py NAME EFFORT SIZE prints one number: microseconds, items per second or milliseconds, as the name says.
"""

import multiprocessing
import os
import statistics
import threading
import time
from concurrent.futures import ProcessPoolExecutor

import scale
from scale import count


def add(a, b):
    return a + b


def successor(n):
    return n + 1


def same(value):
    return value


def primes_below(limit):
    return sum(1 for n in range(2, limit) if all(n % d for d in range(2, int(n**0.5) + 1)))


def median_micros(call, warmups, calls):
    for _ in range(warmups):
        call()
    times = []
    for _ in range(calls):
        begin = time.perf_counter()
        call()
        times.append(time.perf_counter() - begin)
    return statistics.median(times) * 1e6


def trip_executor_us():
    with ProcessPoolExecutor(1) as pool:
        return median_micros(lambda: pool.submit(add, 1, 2).result(), count(1000), count(4000))


def trip_pool_us():
    with multiprocessing.Pool(1) as pool:
        return median_micros(lambda: pool.apply(add, (1, 2)), count(1000), count(4000))


def rate(run, items):
    run(range(items // 10))
    begin = time.perf_counter()
    assert len(run(range(items))) == items
    return items / (time.perf_counter() - begin)


def map_single_pool_per_second():
    with multiprocessing.Pool(2) as pool:
        return rate(lambda items: pool.map(successor, items, chunksize=1), count(100_000))


def map_single_executor_per_second():
    with ProcessPoolExecutor(2) as pool:
        return rate(lambda items: list(pool.map(successor, items)), count(20_000))


def map_chunked_pool_per_second():
    with multiprocessing.Pool(2) as pool:
        return rate(lambda items: pool.map(successor, items), count(1_000_000))


def bytes_ms(size, calls):
    data = bytes(size)
    with multiprocessing.Pool(1) as pool:
        return median_micros(lambda: pool.apply(same, (data,)), min(3, calls), calls) / 1e3


def bytes_1mb_ms():
    return bytes_ms(1 << 20, count(200))


def bytes_64mb_ms():
    return bytes_ms(64 << 20, count(5))


def payload_ns():
    """Nanoseconds per byte there and back, at a size."""
    trips = max(2, min((1 << 26) // scale.SIZE, count(2_000)))
    return bytes_ms(scale.SIZE, trips) * 1e6 / scale.SIZE


def waits(milliseconds, calls, chunk, workers=8):
    """A map of calls that only wait: its time as a multiple of what the waits alone take."""
    with multiprocessing.Pool(workers) as pool:
        pool.map(time.sleep, [0.05] * workers, chunksize=1)
        begin = time.perf_counter()
        pool.map(time.sleep, [milliseconds / 1e3] * calls, chunksize=chunk)
        return (time.perf_counter() - begin) * 1e3 * workers / milliseconds / calls


def map_1ms():
    return waits(1, count(8_000), None)


def map_100ms():
    return waits(100, count(80), 1)


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
    return statistics.median([cold_pool_spawn_ms() for _ in range(1 + count(8))][1:])


def worker_calls_ns():
    """A tiny call of a map, by as many workers as the size says."""
    items = range(count(20_000))
    with multiprocessing.Pool(scale.SIZE) as pool:
        pool.map(successor, items, chunksize=1)
        begin = time.perf_counter()
        pool.map(successor, items, chunksize=1)
        return (time.perf_counter() - begin) * 1e9 / len(items)


def map_own_time_ns():
    """Processor time of this process, without the workers, for a tiny call of a map."""
    items = range(count(20_000))
    with multiprocessing.Pool(2) as pool:
        pool.map(successor, items, chunksize=1)
        begin = time.process_time()
        pool.map(successor, items, chunksize=1)
        return (time.process_time() - begin) * 1e9 / len(items)


def start_own_time_ns():
    """The same for a tiny call that is submitted by itself."""
    items = range(count(5_000))
    with ProcessPoolExecutor(2) as pool:
        pool.submit(successor, 1).result()
        begin = time.process_time()
        for future in [pool.submit(successor, item) for item in items]:
            future.result()
        return (time.process_time() - begin) * 1e9 / len(items)


def worker_starts_ms():
    """Each worker of a new pool until all have given a result."""
    context = multiprocessing.get_context("spawn")
    begin = time.perf_counter()
    with context.Pool(scale.SIZE) as pool:
        assert len(pool.map(successor, range(scale.SIZE), chunksize=1)) == scale.SIZE
        took = time.perf_counter() - begin
    return took * 1e3 / scale.SIZE


def cores():
    return len(os.sched_getaffinity(0))


def speed_up():
    """How many times as fast as one worker are as many as there are cores."""
    times = []
    for workers in (1, cores()):
        with multiprocessing.Pool(workers) as pool:
            pool.map(primes_below, [1000] * workers)
            begin = time.perf_counter()
            pool.map(primes_below, [count(60_000)] * 8, chunksize=1)
            times.append(time.perf_counter() - begin)
    return times[0] / times[1]


def threads_speed_up():
    """The same with threads."""
    times = []
    for workers in (1, cores()):
        threads = [
            threading.Thread(target=lambda: [primes_below(count(60_000)) for _ in range(8 // workers)])
            for _ in range(workers)
        ]
        begin = time.perf_counter()
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        times.append(time.perf_counter() - begin)
    return times[0] / times[1]


def idle_worker_resident_mb():
    context = multiprocessing.get_context("spawn")
    with context.Pool(1) as pool:
        pid = pool.apply(os.getpid)
        with open(f"/proc/{pid}/statm") as statm:
            return int(statm.read().split()[1]) * 4096 / 1e6


if __name__ == "__main__":
    scale.figure(globals())
