// verdict: CLEAN
// about: Parallel streams that reduce, collect and sort.
import module java.base;

public class ParallelStreams {
  static class Box {
    int n;

    Box(int n) {
      this.n = n;
    }
  }

  public static void main(String[] args) throws Exception {
    List<Box> boxes = IntStream.range(0, 500).mapToObj(Box::new).toList();
    boxes.parallelStream().forEach(b -> b.n++);
    long sum = boxes.parallelStream().mapToInt(b -> b.n).sum();
    Map<Integer, List<Box>> groups =
        boxes.parallelStream().collect(Collectors.groupingBy(b -> b.n % 3));
    int[] numbers = boxes.stream().mapToInt(b -> -b.n).toArray();
    Arrays.parallelSort(numbers);
    Arrays.parallelPrefix(numbers, Integer::sum);
    if (sum != 125250 || groups.size() != 3 || numbers[0] != -500) {
      throw new AssertionError();
    }
  }
}
