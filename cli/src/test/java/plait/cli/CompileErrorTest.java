package plait.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class CompileErrorTest extends LauncherTest {

  @Test
  void errorsAreShownAsJavacShowsThem() throws Exception {
    shell.source("Bad.java", "void main() {\n  int x = \"text\";\n  Helper.call();\n}\n");
    shell.source("Helper.java", "class Helper {\n  static void call() { missing(); }\n}\n");

    Shell.Result result = shell.plait("run", "Bad.java");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.out()).isEmpty();
    assertThat(result.err()).isEqualTo(javac("-sourcepath", ".", "Bad.java")).contains("2 errors");
  }

  @Test
  void syntaxErrorsToo() throws Exception {
    shell.source("Broken.java", "void main() {\n  IO.println(\"\n");

    Shell.Result result = shell.plait("run", "Broken.java");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).isEqualTo(javac("Broken.java"));
  }

  @Test
  void wrongEncodingIsAnErrorOfTheCompiler() throws Exception {
    Files.write(
        shell.folder().resolve("Latin.java"),
        "void main() { IO.println(\"é\"); }".getBytes(StandardCharsets.ISO_8859_1));

    Shell.Result result = shell.plait("run", "Latin.java");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).isEqualTo(javac("Latin.java")).contains("unmappable");
  }

  @Test
  void fileWithoutAClassIsExplained() {
    shell.source("Empty.java", "// nothing\n");

    Shell.Result result = shell.plait("run", "Empty.java");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).startsWith("plait: Empty.java declares no class");
  }

  @Test
  void packageMustFitTheFolder() {
    shell.source("Lost.java", "package a.b; class Lost { static void main() {} }");

    Shell.Result result = shell.plait("run", "Lost.java");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err()).contains("package a.b", "folder a/b");
  }

  @Test
  void failedCompilationLeavesNothingBehind() throws Exception {
    shell.source("Bad.java", "void main() { oops }");

    shell.plait("run", "Bad.java");

    try (var entries = Files.list(cache().resolve("programs"))) {
      assertThat(entries).isEmpty();
    }
  }

  private String javac(String... arguments) throws Exception {
    Path javac = Path.of(System.getProperty("java.home"), "bin", "javac");
    ProcessBuilder builder = new ProcessBuilder(javac.toString(), "-d", temporary + "/javac");
    builder.command().addAll(java.util.List.of(arguments));
    builder.environment().put("LC_ALL", "C.UTF-8");
    Process process = builder.directory(shell.folder().toFile()).redirectErrorStream(true).start();
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    process.getInputStream().transferTo(output);
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return output.toString(StandardCharsets.UTF_8);
  }
}
