package plait.cli.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CgroupTest {
  @TempDir Path root;

  @Test
  void version2TakesTheSmallestLimitOnTheWayUp() throws IOException {
    write("cgroup", "0::/user/job\n");
    write("sys/cgroup.controllers", "cpu memory\n");
    write("sys/user/cpu.max", "150000 100000\n");
    write("sys/user/job/cpu.max", "max 100000\n");
    write("sys/user/memory.max", "max\n");
    write("sys/user/job/memory.max", "1048576\n");

    Cgroup cgroup = read();

    assertThat(cgroup.version()).isEqualTo(2);
    assertThat(cgroup.processors()).hasValue(1.5);
    assertThat(cgroup.memory()).hasValue(1048576);
  }

  @Test
  void version2WithoutLimits() throws IOException {
    write("cgroup", "0::/\n");
    write("sys/cgroup.controllers", "\n");

    Cgroup cgroup = read();

    assertThat(cgroup.version()).isEqualTo(2);
    assertThat(cgroup.processors()).isEmpty();
    assertThat(cgroup.memory()).isEmpty();
  }

  @Test
  void version1HasAFolderPerController() throws IOException {
    write("cgroup", "5:cpu,cpuacct:/box\n4:memory:/box\n");
    write("sys/cpu/box/cpu.cfs_quota_us", "50000\n");
    write("sys/cpu/box/cpu.cfs_period_us", "100000\n");
    write("sys/cpu/cpu.cfs_quota_us", "-1\n");
    write("sys/cpu/cpu.cfs_period_us", "100000\n");
    write("sys/memory/box/memory.limit_in_bytes", "2097152\n");
    write("sys/memory/memory.limit_in_bytes", "9223372036854771712\n");

    Cgroup cgroup = read();

    assertThat(cgroup.version()).isEqualTo(1);
    assertThat(cgroup.processors()).hasValue(0.5);
    assertThat(cgroup.memory()).hasValue(2097152);
  }

  @Test
  void otherSystemsHaveNone() {
    assertThat(read().version()).isZero();
  }

  private Cgroup read() {
    return Cgroup.of(root.resolve("cgroup"), root.resolve("sys"));
  }

  private void write(String name, String text) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }
}
