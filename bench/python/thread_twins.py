"""The same work as the benchmarks, in Python.

thread_twins.py NAME EFFORT SIZE prints one number: operations per second, or what FIGURES says.
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

import scale
from scale import count


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


def contended_lock_8():
    lock = threading.Lock()
    return crew([lambda: add_under(lock, 20_000)] * 8)


def contended_lock_2():
    lock = threading.Lock()
    return crew([lambda: add_under(lock, 80_000)] * 2)


def contended_semaphore():
    semaphore = threading.Semaphore(1)
    return crew([lambda: add_under(semaphore, 5_000)] * 8)


total = 0


def add_under(lock, turns):
    global total
    for _ in range(turns):
        with lock:
            total += 1
    return turns


def crew(works):
    """Does all of it at the same time; gives how many operations that were."""
    done = []
    threads = [threading.Thread(target=lambda work=work: done.append(work())) for work in works]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sum(done)


def condition_handover(each=500):
    changed, turn = threading.Condition(), 0

    def play(me):
        nonlocal turn
        for _ in range(each):
            with changed:
                while turn != me:
                    changed.wait()
                turn = 1 - me
                changed.notify()
        return each

    return crew([lambda: play(0), lambda: play(1)])


def barrier_round(rounds=200, parties=4):
    barrier = threading.Barrier(parties)

    def meet():
        for _ in range(rounds):
            barrier.wait()
        return rounds

    return crew([meet] * parties) // parties


def merged_queue(messages=20_000):
    """Python cannot wait for one of two queues: both put into one."""
    line = queue.Queue(1024)
    half = messages // 2
    return crew([lambda: produce(line, half), lambda: produce(line, half), lambda: consume(line, messages)])


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


def produce(line, items):
    for i in range(items):
        line.put(i & 127)
    return items


def consume(line, items):
    for _ in range(items):
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


def there_and_back(value, times):
    for _ in range(times):
        pickle.loads(pickle.dumps(value, pickle.HIGHEST_PROTOCOL))
    return times


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


def waits(milliseconds, calls, workers=8):
    """A map of calls that only wait: its time as a multiple of what the waits alone take."""
    with ThreadPoolExecutor(workers) as pool:
        begin = time.perf_counter()
        list(pool.map(time.sleep, [milliseconds / 1e3] * calls))
        return (time.perf_counter() - begin) * 1e3 * workers / milliseconds / calls


def map_1ms():
    return waits(1, count(8_000))


def map_100ms():
    return waits(100, count(80))


def workers():
    """Nanoseconds per tiny call, by as many workers as the size says."""
    items = range(count(20_000))
    with ThreadPoolExecutor(scale.SIZE) as pool:
        begin = time.perf_counter()
        list(pool.map(lambda item: item + 1, items))
        return (time.perf_counter() - begin) * 1e9 / len(items)


def tasks():
    """Nanoseconds for a thread when there are as many as the size says."""
    repetitions = scale.repetitions(2_000)
    begin = time.perf_counter()
    for _ in range(repetitions):
        threads = [threading.Thread(target=nothing) for _ in range(scale.SIZE)]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    return (time.perf_counter() - begin) * 1e9 / repetitions / scale.SIZE


def waiters():
    """Nanoseconds for a thread that waits, from the event until its end."""
    seconds = 0
    repetitions = scale.repetitions(2_000)
    for _ in range(repetitions):
        event, threads = waiting_threads(scale.SIZE)
        begin = time.perf_counter()
        event.set()
        for thread in threads:
            thread.join()
        seconds += time.perf_counter() - begin
    return seconds * 1e9 / repetitions / scale.SIZE


def waiting_threads(number):
    event = threading.Event()
    threads = [threading.Thread(target=event.wait) for _ in range(number)]
    for thread in threads:
        thread.start()
    return event, threads


def waiting():
    """Resident memory of a thread that waits, the stack as far as it was touched."""
    before = resident()
    event, threads = waiting_threads(count(1_000))
    used = resident() - before
    event.set()
    for thread in threads:
        thread.join()
    return used / len(threads)


def resident():
    with open("/proc/self/statm") as statm:
        return int(statm.read().split()[1]) * 4096


FIGURES = {
    "map_1ms": map_1ms,
    "map_100ms": map_100ms,
    "workers": workers,
    "tasks": tasks,
    "waiters": waiters,
    "waiting": waiting,
}

SECONDS = {"full": 1.5, "quick": 0.15, "smoke": 0}


def rate(twin, seconds):
    twin()
    done = 0
    begin = time.perf_counter()
    while True:
        done += twin()
        took = time.perf_counter() - begin
        if took >= seconds:
            return done / took


def main(name):
    print(FIGURES[name]() if name in FIGURES else rate(globals()[name], SECONDS[scale.EFFORT]))


if __name__ == "__main__":
    main(sys.argv[1])
