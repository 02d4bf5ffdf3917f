"""The same work as the benchmarks of what processes share, in Python.

sharing_twins.py NAME EFFORT SIZE prints one number: nanoseconds, turns per second or microseconds, as the name says.
"""

import multiprocessing
import statistics
import time
from multiprocessing.managers import BaseManager

import scale
from process_twins import median_micros
from scale import count

TURNS = count(500_000)
TRIPS = count(20_000)
ITEMS = count(100_000)
BOUND = 1_000
LARGE = 16 << 20


def turns(lock, number):
    acquire, release = lock.acquire, lock.release
    begin = time.perf_counter()
    for _ in range(number):
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


def in_worker(function, *arguments):
    with multiprocessing.Pool(1) as pool:
        return pool.apply(function, arguments)


def get_us(shared):
    return median_micros(lambda: shared.get("key"), count(2000), count(8000))


def put_us(shared):
    return median_micros(lambda: shared.__setitem__("key", 7), count(2000), count(8000))


def manager_get_us():
    with multiprocessing.Manager() as manager:
        return in_worker(get_us, manager.dict({"key": 5}))


def manager_put_us():
    with multiprocessing.Manager() as manager:
        return in_worker(put_us, manager.dict({"key": 5}))


class Board:
    def __init__(self):
        self.done = {}

    def report(self, entry):
        self.done[entry[0]] = entry[1]
        return entry


class Boards(BaseManager):
    pass


Boards.register("Board", Board)


def call_us(board):
    return median_micros(lambda: board.report(("worker", 1, 0.5)), count(2000), count(8000))


def manager_call_us():
    with Boards() as manager:
        return in_worker(call_us, manager.Board())


def value_adds_us(value):
    def add():
        for _ in range(100):
            with value.get_lock():
                value.value += 1

    return median_micros(add, count(20), count(200)) / 100


VALUE = multiprocessing.Value("q")


def value_adds_here_us():
    return value_adds_us(VALUE)


def value_add_us():
    return in_worker(value_adds_here_us)


def put_all(queue):
    for item in range(ITEMS):
        queue.put(item)


def send_all(end):
    for item in range(ITEMS):
        end.send(item)


def echo(end):
    try:
        while True:
            end.send(end.recv())
    except EOFError:
        pass


def per_second(target, given, take):
    other = multiprocessing.Process(target=target, args=(given,))
    other.start()
    take()
    begin = time.perf_counter()
    for _ in range(ITEMS - 1):
        take()
    seconds = time.perf_counter() - begin
    other.join()
    return (ITEMS - 1) / seconds


def queue_per_second():
    queue = multiprocessing.Queue(BOUND)
    return per_second(put_all, queue, queue.get)


def joinable_queue_per_second():
    queue = multiprocessing.JoinableQueue(BOUND)

    def take():
        queue.get()
        queue.task_done()

    return per_second(put_all, queue, take)


def pipe_per_second():
    near, far = multiprocessing.Pipe(duplex=False)
    return per_second(send_all, far, near.recv)


def seconds_there_and_back(message, trips):
    near, far = multiprocessing.Pipe()
    other = multiprocessing.Process(target=echo, args=(far,))
    other.start()
    far.close()
    begin = time.perf_counter()
    for _ in range(trips):
        near.send(message)
        near.recv()
    seconds = time.perf_counter() - begin
    near.close()
    other.terminate()
    other.join()
    return seconds / trips


def ping_pipe_us():
    return seconds_there_and_back(1, TRIPS) * 1e6


def pipe_large_ms():
    return seconds_there_and_back(bytes(LARGE), count(10)) * 1e3


if __name__ == "__main__":
    scale.figure(globals())
