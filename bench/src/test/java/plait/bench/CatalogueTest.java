package plait.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import org.junit.jupiter.api.Test;

class CatalogueTest {

  @Test
  void withoutWordsAllRowsAreWanted() {
    assertThat(Catalogue.wanted(List.of())).isEqualTo(Catalogue.all());
  }

  @Test
  void aWordIsARowOrAGroup() {
    assertThat(Catalogue.wanted(List.of("lock-free")))
        .extracting(Row::name)
        .containsOnly("lock-free");
    assertThat(Catalogue.wanted(List.of("sharing", "lock-free")))
        .extracting(Row::group)
        .containsOnly("sharing", "threads");
  }

  @Test
  void anUnknownWordNamesTheNearest() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Catalogue.wanted(List.of("lock-free", "lok-fre")))
        .withMessageContaining("\"lok-fre\"")
        .withMessageContaining("The nearest: lock-free,");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Catalogue.wanted(List.of("proceses")))
        .withMessageContaining("The nearest: processes,");
  }
}
