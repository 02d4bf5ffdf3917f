package plait.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openjdk.jmh.annotations.Benchmark;

/** Every benchmark that the report compares runs once, in this JVM. */
class RowTest {

  static Stream<Row> rows() {
    return Row.all().stream();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void bothSidesRun(Row row) throws Exception {
    assertThat(Measure.SMOKE.rate(row, row.ours())).isPositive();
    assertThat(Measure.SMOKE.rate(row, row.raw())).isPositive();
  }

  @Test
  void everyBenchmarkIsInARow() {
    var measured = Row.all().stream().flatMap(row -> Stream.of(row.ours(), row.raw())).toList();

    assertThat(rows().map(Row::type).distinct().flatMap(type -> Arrays.stream(type.getMethods())))
        .filteredOn(method -> method.isAnnotationPresent(Benchmark.class))
        .allSatisfy(method -> assertThat(measured).contains(method.getName()));
  }
}
