"""The same work as the benchmarks, in Python.

twins.py NAME [SECONDS] repeats one of them for that long and prints how many operations it did per second.
twins.py waiting N prints the bytes that each of N threads takes.
"""

import pickle
import queue
import sys
import threading
import time
import traceback
from array import array
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass


def start_and_join_all():
    threads = [threading.Thread(target=nothing) for _ in range(500)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return len(threads)


def start_and_join_each():
    for _ in range(200):
        thread = threading.Thread(target=nothing)
        thread.start()
        thread.join()
    return 200


def nothing():
    pass


def uncontended_lock():
    return add_under(threading.Lock(), 100_000)


def uncontended_rlock():
    return add_under(threading.RLock(), 100_000)


def uncontended_semaphore():
    return add_under(threading.Semaphore(1), 20_000)


def contended_lock():
    lock = threading.Lock()
    return crew([lambda: add_under(lock, 20_000)] * 8)


def contended_semaphore():
    semaphore = threading.Semaphore(1)
    return crew([lambda: add_under(semaphore, 5_000)] * 8)


total = 0


def add_under(lock, count):
    global total
    for _ in range(count):
        with lock:
            total += 1
    return count


def crew(works):
    """Does all of it at the same time; gives how many operations that were."""
    done = []
    threads = [threading.Thread(target=lambda work=work: done.append(work())) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(done)


def bounded_queue_1():
    return passed(queue.Queue(1024), 1)


def bounded_queue_4():
    return passed(queue.Queue(1024), 4)


def unbounded_queue_1():
    return passed(queue.SimpleQueue(), 1)


def unbounded_queue_4():
    return passed(queue.SimpleQueue(), 4)


def passed(line, pairs, messages=40_000):
    each = messages // pairs
    crew([lambda: produce(line, each), lambda: consume(line, each)] * pairs)
    return each * pairs


def produce(line, count):
    for i in range(count):
        line.put(i & 127)
    return count


def consume(line, count):
    for _ in range(count):
        line.get()
    return 0


def map_tiny_tasks():
    with ThreadPoolExecutor(2) as pool:
        return len(list(pool.map(lambda item: item + 1, range(5_000))))


@dataclass(frozen=True)
class Person:
    id: int
    name: str
    score: float
    time: int
    is_active: bool


@dataclass(frozen=True)
class Task:
    """What a lambda captures; Python sends functions by name only."""

    function: object
    person: Person
    number: int
    text: str


def there_and_back(value, count):
    for _ in range(count):
        pickle.loads(pickle.dumps(value, pickle.HIGHEST_PROTOCOL))
    return count


def codec_lambda():
    return there_and_back(Task(nothing, Person(1, "a name", 2.5, 17, True), 4, "argument"), 1_000)


def codec_record():
    return there_and_back(Person(1, "a name", 2.5, 1_700_000_000_000, True), 1_000)


def codec_records():
    return there_and_back([Person(i, f"name{i}", i * 0.5, i * 1000, i % 2 == 0) for i in range(10_000)], 4)


def codec_doubles():
    return there_and_back(array("d", bytes(8_000_000)), 10)


def codec_exception():
    try:
        try:
            raise OSError("cause")
        except OSError as cause:
            raise RuntimeError("text") from cause
    except RuntimeError as error:
        for _ in range(100):
            pickle.loads(pickle.dumps((error, traceback.format_exception(error))))
        return 100


def rate(twin, seconds):
    twin()
    done = 0
    begin = time.perf_counter()
    while True:
        done += twin()
        took = time.perf_counter() - begin
        if took >= seconds:
            return done / took


def resident():
    with open("/proc/self/statm") as statm:
        return int(statm.read().split()[1]) * 4096


def bytes_per_thread(count):
    """Resident memory, the stack as far as it was touched; the threads wait for an event."""
    event = threading.Event()
    before = resident()
    threads = [threading.Thread(target=event.wait) for _ in range(count)]
    for thread in threads:
        thread.start()
    used = resident() - before
    event.set()
    for thread in threads:
        thread.join()
    return used / count


def main(name, *rest):
    if name == "waiting":
        print(bytes_per_thread(int(rest[0])))
    else:
        print(rate(globals()[name], float(rest[0]) if rest else 1.0))


if __name__ == "__main__":
    main(*sys.argv[1:])
