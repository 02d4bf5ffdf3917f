package plait.internal.process;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import plait.Action;
import plait.CancelToken;
import plait.ProcessPool;
import plait.ProcessSettings;
import plait.ProcessTask;
import plait.Target;
import plait.WorkerOutput;
import plait.internal.pool.PoolView;
import plait.internal.pool.ProcessPoolView;
import plait.internal.pool.SeatRules;
import plait.internal.thread.Bodies;
import plait.internal.thread.Settings;

/** How tasks are run in processes: what all tasks have, and what is particular to processes. */
public record ProcessView(Settings settings, WorkerSpec spec, SeatRules rules)
    implements ProcessSettings {

  /** Context does not travel: it belongs to threads of this program. */
  public static final ProcessView DEFAULT =
      new ProcessView(
          new Settings(null, null, true, 0, null, List.of()),
          WorkerSpec.DEFAULT,
          SeatRules.DEFAULT);

  private ProcessView with(Settings changed) {
    return new ProcessView(changed, spec, rules);
  }

  private ProcessView with(WorkerSpec changed) {
    return new ProcessView(settings, changed, rules);
  }

  @Override
  public ProcessView named(String name) {
    return with(settings.named(name));
  }

  @Override
  public ProcessView daemon(boolean daemon) {
    return with(settings.daemon(daemon));
  }

  @Override
  public ProcessView token(CancelToken token) {
    return with(settings.token(token));
  }

  @Override
  public ProcessView heap(String limit) {
    return with(spec.heap(limit));
  }

  @Override
  public ProcessView jvm(String... options) {
    return with(spec.jvm(List.of(options)));
  }

  @Override
  public ProcessView environment(String name, @Nullable String value) {
    return with(spec.environment(name, value));
  }

  @Override
  public ProcessView directory(Path where) {
    return with(spec.directory(where));
  }

  @Override
  public ProcessView javaHome(Path home) {
    return with(spec.javaHome(home));
  }

  @Override
  public ProcessView grace(Duration time) {
    return with(rules.grace(time));
  }

  @Override
  public ProcessView startTimeout(Duration limit) {
    return with(spec.startTimeout(limit));
  }

  @Override
  public ProcessView trustOnly(Class<?>... types) {
    return with(spec.trustOnly(List.of(types)));
  }

  @Override
  public ProcessView memory(String limit) {
    return with(spec.memory(HeapSize.bytes(limit)));
  }

  @Override
  public ProcessView output(WorkerOutput how) {
    return with(spec.output(OutputPolicy.of(how)));
  }

  @Override
  public ProcessView outputTo(Path file) {
    return with(spec.output(OutputPolicy.to(file)));
  }

  @Override
  public <T extends @Nullable Object> ProcessTask<T> of(Target<T> target) {
    Objects.requireNonNull(target, "a task needs a body: the lambda is null");
    return new RemoteTask<>(settings, spec, rules.graceNanos(), target, target);
  }

  @Override
  public ProcessTask<@Nullable Void> of(Action action) {
    return new RemoteTask<>(settings, spec, rules.graceNanos(), Bodies.of(action), action);
  }

  @Override
  public <T extends @Nullable Object> ProcessTask<T> start(Target<T> target) {
    return of(target).start();
  }

  @Override
  public ProcessTask<@Nullable Void> start(Action action) {
    return of(action).start();
  }

  // ---- pools

  /** The same with other rules for the workers of pools. */
  public ProcessView with(SeatRules changed) {
    return new ProcessView(settings, spec, changed);
  }

  @Override
  public ProcessView spares(int workers) {
    return with(rules.spares(workers));
  }

  @Override
  public ProcessView recycleAfter(int calls) {
    return with(rules.recycleAfter(calls));
  }

  @Override
  public ProcessView recycleAfter(Duration age) {
    return with(rules.recycleAfter(age));
  }

  @Override
  public ProcessView recycleFrom(String memory) {
    return with(rules.recycleFrom(HeapSize.bytes(memory)));
  }

  @Override
  public ProcessView breakAfter(int deaths, Duration within) {
    return with(rules.intensity(deaths, within));
  }

  @Override
  public ProcessView intake(int tasks) {
    return with(rules.queueTasks(tasks));
  }

  @Override
  public ProcessView intake(String bytes) {
    return with(rules.queueBytes(HeapSize.bytes(bytes)));
  }

  @Override
  public ProcessPool pool(int workers) {
    return pool(workers, PoolView.TICK_NANOS);
  }

  /** Makes a pool that looks after its idle workers at every tick of that length. */
  public ProcessPool pool(int workers, long tickNanos) {
    Launcher.prepare();
    JavaCommand.check(spec);
    return ProcessPoolView.of(
        settings, workers, new ProcessSeating(spec.oneOf(workers)), rules, tickNanos);
  }

  @Override
  public ProcessPool pool() {
    return pool(Runtime.getRuntime().availableProcessors());
  }
}
