package plait.sharedobject;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import plait.testing.ChildJvm;

/** Shared objects in the ways that other systems have to go. */
class SharedObjectModesTest {
  @ParameterizedTest
  @ValueSource(strings = {"", "portable", "file"})
  void workAlike(String mode) throws Exception {
    var end =
        ChildJvm.ofClass(SharedObjectProgram.class)
            .options("-Dplait.shared=" + mode, "--enable-native-access=plait")
            .run();
    assertThat(end.err()).isEmpty();
    assertThat(end.out().lines()).containsExactly("401", "timed out", "died");
  }

  @Test
  void trustOnlyHoldsForWhatIsShared() throws Exception {
    var end = ChildJvm.ofClass(TrustOnlySharingProgram.class).run();
    assertThat(end.err()).isEmpty();
    assertThat(end.out()).isEqualTo("2 refused, 2 arrived, 0 run\n");
  }
}
