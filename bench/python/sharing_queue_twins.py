"""The same work as the benchmarks of queues and pipes between processes, in Python.

sharing_queue_twins.py NAME prints one number: per second, microseconds or milliseconds, as the name says.
"""

import multiprocessing
import sys
import time

ITEMS = 100_000
BOUND = 1_000
TRIPS = 20_000
LARGE = 16 << 20


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
    return seconds_there_and_back(bytes(LARGE), 10) * 1e3


if __name__ == "__main__":
    print(globals()[sys.argv[1]]())
