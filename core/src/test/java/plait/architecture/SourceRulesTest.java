package plait.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noMethods;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import plait.testing.Checkout;

/** House rules that hold for the library and its tests alike. */
class SourceRulesTest {
  private static final int LONGEST_FILE = 600;

  private static final JavaClasses TESTS =
      new ClassFileImporter().importPath(Checkout.testClasses());
  private static final JavaClasses ALL =
      new ClassFileImporter().importPaths(Checkout.mainClasses(), Checkout.testClasses());

  @Test
  void namesSayWhatAThingIs() {
    noClasses()
        .should()
        .haveNameMatching(".*(Manager|Helper|Util|Utils)(\\$.*)?")
        .because("such a name tells nothing about the class")
        .check(ALL);
  }

  @Test
  void noTestSleeps() {
    noClasses()
        .should()
        .callMethodWhere(
            describe(
                "it sleeps",
                (JavaAccess<?> call) ->
                    call.getTarget().getName().equals("sleep")
                        && call.getTargetOwner().getPackageName().startsWith("java.")))
        .because("a test waits for what it needs, with a latch or by polling within a limit")
        .check(TESTS);
  }

  @Test
  void noTestIsSwitchedOff() {
    noClasses().should().beAnnotatedWith(disabling()).check(TESTS);
    noMethods().should().beAnnotatedWith(disabling()).check(TESTS);
  }

  private static DescribedPredicate<JavaAnnotation<?>> disabling() {
    return describe(
        "@Disabled of any kind",
        annotation -> annotation.getRawType().getSimpleName().startsWith("Disabled"));
  }

  @Test
  void noFileIsLong() throws IOException {
    try (var files = Files.walk(Checkout.root().resolve("core/src"))) {
      assertThat(files.filter(file -> file.toString().endsWith(".java")))
          .allSatisfy(file -> assertThat(lines(file)).isLessThanOrEqualTo(LONGEST_FILE));
    }
  }

  private static boolean isNoDocComment(String line) {
    return !line.startsWith("/**")
        && !line.startsWith("* ")
        && !line.equals("*")
        && !line.equals("*/");
  }

  /**
   * How many lines there are, without doc comments: the public contracts are mostly made of them.
   */
  private static long lines(Path file) {
    try (var lines = Files.lines(file)) {
      return lines.map(String::strip).filter(SourceRulesTest::isNoDocComment).count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
