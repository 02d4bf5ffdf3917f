"""The same work as the benchmarks of what processes share, in Python.

sharing_twins.py NAME prints one number: nanoseconds, turns per second or microseconds, as the name says.
"""

import multiprocessing
import statistics
import sys
import time

TURNS = 500_000
TRIPS = 20_000


def turns(lock, count):
    acquire, release = lock.acquire, lock.release
    begin = time.perf_counter()
    for _ in range(count):
        acquire()
        release()
    return time.perf_counter() - begin


def free_ns(lock):
    turns(lock, TURNS)
    return turns(lock, TURNS) * 1e9 / TURNS


def lock_free_ns():
    return free_ns(multiprocessing.Lock())


def rlock_free_ns():
    return free_ns(multiprocessing.RLock())


def semaphore_free_ns():
    return free_ns(multiprocessing.Semaphore(1))


def contend(lock, barrier, results):
    turns(lock, TURNS // 10)
    barrier.wait()
    results.put(TURNS / turns(lock, TURNS))


def lock_contended_per_second():
    lock, barrier, results = multiprocessing.Lock(), multiprocessing.Barrier(2), multiprocessing.Queue()
    other = multiprocessing.Process(target=contend, args=(lock, barrier, results))
    other.start()
    contend(lock, barrier, results)
    both = results.get() + results.get()
    other.join()
    return both


def median_trip_us(trip, answer, arguments):
    other = multiprocessing.Process(target=answer, args=arguments)
    other.start()
    times = []
    for _ in range(TRIPS):
        begin = time.perf_counter()
        trip()
        times.append(time.perf_counter() - begin)
    other.join()
    return statistics.median(times) * 1e6


def answer_semaphore(ping, pong):
    for _ in range(TRIPS):
        ping.acquire()
        pong.release()


def ping_semaphore_us():
    ping, pong = multiprocessing.Semaphore(0), multiprocessing.Semaphore(0)

    def trip():
        ping.release()
        pong.acquire()

    return median_trip_us(trip, answer_semaphore, (ping, pong))


def answer_event(ping, pong):
    for _ in range(TRIPS):
        ping.wait()
        ping.clear()
        pong.set()


def ping_event_us():
    ping, pong = multiprocessing.Event(), multiprocessing.Event()

    def trip():
        ping.set()
        pong.wait()
        pong.clear()

    return median_trip_us(trip, answer_event, (ping, pong))


if __name__ == "__main__":
    print(globals()[sys.argv[1]]())
