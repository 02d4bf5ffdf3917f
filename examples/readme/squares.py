import threading

total, squares = 0, [None] * 10
lock = threading.Lock()

def square(n):
    global total
    with lock: total += n
    squares[n] = n * n

threads = [threading.Thread(target=square, args=(n,)) for n in range(10)]
for t in threads: t.start()
for t in threads: t.join()
print(squares, total)
