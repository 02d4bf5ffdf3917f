package plait.contract;

import java.time.Duration;
import plait.Action;
import plait.Barrier;
import plait.Condvar;
import plait.CountingSemaphore;
import plait.Event;
import plait.Latch;
import plait.Processes;
import plait.RLock;
import plait.SharedLock;
import plait.Threads;

/** The locks and what belongs to them, as one of the doors makes them. */
interface Things {

  Things OF_THREADS =
      new Things() {
        @Override
        public RLock lock() {
          return Threads.lock();
        }

        @Override
        public RLock lock(String name) {
          return Threads.lock(name);
        }

        @Override
        public CountingSemaphore semaphore(int permits) {
          return Threads.semaphore(permits);
        }

        @Override
        public CountingSemaphore semaphore(String name, int permits) {
          return Threads.semaphore(name, permits);
        }

        @Override
        public CountingSemaphore boundedSemaphore(int permits) {
          return Threads.boundedSemaphore(permits);
        }

        @Override
        public CountingSemaphore boundedSemaphore(String name, int permits) {
          return Threads.boundedSemaphore(name, permits);
        }

        @Override
        public Event event(String name) {
          return Threads.event(name);
        }

        @Override
        public Latch latch(int count) {
          return Threads.latch(count);
        }

        @Override
        public Latch latch(String name, int count) {
          return Threads.latch(name, count);
        }

        @Override
        public Condvar condition(String name) {
          return Threads.condition(name);
        }

        @Override
        public Condvar condition(RLock lock) {
          return Threads.condition(lock);
        }

        @Override
        public Barrier barrier(int parties) {
          return Threads.barrier(parties);
        }

        @Override
        public Barrier barrier(int parties, Action action) {
          return Threads.barrier(parties, action);
        }

        @Override
        public Barrier barrier(int parties, Action action, Duration limit) {
          return Threads.barrier(parties, action, limit);
        }
      };

  Things OF_PROCESSES =
      new Things() {
        @Override
        public RLock lock() {
          return Processes.lock();
        }

        @Override
        public RLock lock(String name) {
          return Processes.lock(name);
        }

        @Override
        public CountingSemaphore semaphore(int permits) {
          return Processes.semaphore(permits);
        }

        @Override
        public CountingSemaphore semaphore(String name, int permits) {
          return Processes.semaphore(name, permits);
        }

        @Override
        public CountingSemaphore boundedSemaphore(int permits) {
          return Processes.boundedSemaphore(permits);
        }

        @Override
        public CountingSemaphore boundedSemaphore(String name, int permits) {
          return Processes.boundedSemaphore(name, permits);
        }

        @Override
        public Event event(String name) {
          return Processes.event(name);
        }

        @Override
        public Latch latch(int count) {
          return Processes.latch(count);
        }

        @Override
        public Latch latch(String name, int count) {
          return Processes.latch(name, count);
        }

        @Override
        public Condvar condition(String name) {
          return Processes.condition(name);
        }

        @Override
        public Condvar condition(RLock lock) {
          return lock instanceof SharedLock shared
              ? Processes.condition(shared)
              : Threads.condition(lock);
        }

        @Override
        public Barrier barrier(int parties) {
          return Processes.barrier(parties);
        }

        @Override
        public Barrier barrier(int parties, Action action) {
          return Processes.barrier(parties, action);
        }

        @Override
        public Barrier barrier(int parties, Action action, Duration limit) {
          return Processes.barrier(parties, action, limit);
        }
      };

  RLock lock();

  RLock lock(String name);

  CountingSemaphore semaphore(int permits);

  CountingSemaphore semaphore(String name, int permits);

  CountingSemaphore boundedSemaphore(int permits);

  CountingSemaphore boundedSemaphore(String name, int permits);

  Event event(String name);

  Latch latch(int count);

  Latch latch(String name, int count);

  Condvar condition(String name);

  Condvar condition(RLock lock);

  Barrier barrier(int parties);

  Barrier barrier(int parties, Action action);

  Barrier barrier(int parties, Action action, Duration limit);
}
