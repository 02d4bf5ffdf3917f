package plait.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.openjdk.jmh.annotations.Benchmark;

/** Every row: whatever is measured in Java runs once, in this JVM. */
class RowTest {
  private static final List<String> ELSEWHERE =
      List.of(
          "Pp4jFigures", // its workers need the JDK of this JVM first on the path
          "DownloadFigures", // start nginx
          "CommandFigures"); // would build the checkout that is being built

  static Stream<Row> rows() {
    return Catalogue.all().stream();
  }

  @ParameterizedTest
  @MethodSource("rows")
  void everySideInJavaRuns(Row row) throws Exception {
    long size = row.sizes().at(Effort.SMOKE).getFirst();
    for (Side side : row.sides()) {
      Program program = side.program() instanceof OnOneCore(Command inner) ? inner : side.program();
      switch (program) {
        case Jmh benchmark -> assertThat(benchmark.here()).as(side.who()).isPositive();
        case Java java when !ELSEWHERE.contains(java.type().getSimpleName()) ->
            assertThat(java.here(new Scale(Effort.SMOKE, size))).as(side.who()).isFinite();
        default -> assertThat(side.program()).isNotNull();
      }
    }
  }

  @Test
  void plaitIsTheFirstSideAndNobodyIsThereTwice() {
    assertThat(Catalogue.all())
        .allSatisfy(row -> {
          assertThat(row.sides().getFirst().who()).isEqualTo("Plait");
          assertThat(row.sides()).extracting(Side::who).doesNotHaveDuplicates();
        });
  }

  @Test
  void namesAreUniqueAndNoneIsAGroup() {
    assertThat(Catalogue.all())
        .extracting(Row::name)
        .doesNotHaveDuplicates()
        .doesNotContainAnyElementsOf(Catalogue.groups())
        .allMatch(name -> name.matches("[a-z0-9]+(-[a-z0-9]+)*"));
  }

  @Test
  void everyBenchmarkIsInARow() {
    Set<Jmh> measured =
        rows()
            .flatMap(row -> row.sides().stream())
            .map(Side::program)
            .filter(Jmh.class::isInstance)
            .map(Jmh.class::cast)
            .collect(Collectors.toSet());

    for (Class<?> type : measured.stream().map(Jmh::type).distinct().toList()) {
      assertThat(
              Arrays.stream(type.getMethods())
                  .filter(method -> method.isAnnotationPresent(Benchmark.class))
                  .map(Method::getName))
          .allSatisfy(method ->
              assertThat(measured)
                  .anyMatch(each -> each.type() == type && each.method().equals(method)));
    }
  }
}
