package plait.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** Every row has a twin in Python that works, as far as there is Python. */
class PythonTest {
  private final Python python =
      new Python(Path.of(System.getProperty("plait.root"), "bench", "python", "twins.py"));

  @Test
  void everyTwinRuns() throws Exception {
    for (String twin : Row.all().stream().map(Row::python).distinct().toList()) {
      python.number(twin, "0").ifPresent(rate -> assertThat(rate).as(twin).isPositive());
    }
  }

  @Test
  void aThreadTakesMemory() throws Exception {
    python.number("waiting", "50").ifPresent(bytes -> assertThat(bytes).isPositive());
  }
}
