/* Two processes that wake each other over words of shared memory: what the machine can do.
 * futex_ping [TRIPS] prints the median round trip in microseconds. */
#include <linux/futex.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

struct words {
  volatile uint32_t ping, pong;
};

static void wait_for(volatile uint32_t *word, uint32_t value) {
  uint32_t now;
  while ((now = __atomic_load_n(word, __ATOMIC_ACQUIRE)) != value)
    syscall(SYS_futex, word, FUTEX_WAIT, now, NULL, NULL, 0);
}

static void tell(volatile uint32_t *word, uint32_t value) {
  __atomic_store_n(word, value, __ATOMIC_RELEASE);
  syscall(SYS_futex, word, FUTEX_WAKE, 1, NULL, NULL, 0);
}

static double micros(void) {
  struct timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return now.tv_sec * 1e6 + now.tv_nsec / 1e3;
}

static int by_size(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

int main(int count, char **arguments) {
  uint32_t trips = count > 1 ? (uint32_t)atoi(arguments[1]) : 20000;
  struct words *words =
      mmap(NULL, sizeof *words, PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0);
  double *times = malloc(trips * sizeof *times);
  if (words == MAP_FAILED || !times) return 1;
  pid_t child = fork();
  if (child < 0) return 1;
  if (child == 0) {
    for (uint32_t i = 1; i <= trips; i++) {
      wait_for(&words->ping, i);
      tell(&words->pong, i);
    }
    _exit(0);
  }
  for (uint32_t i = 1; i <= trips; i++) {
    double begin = micros();
    tell(&words->ping, i);
    wait_for(&words->pong, i);
    times[i - 1] = micros() - begin;
  }
  waitpid(child, NULL, 0);
  qsort(times, trips, sizeof *times, by_size);
  printf("%.2f\n", times[trips / 2]);
  return 0;
}
