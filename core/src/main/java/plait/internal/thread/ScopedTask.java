package plait.internal.thread;

import org.jspecify.annotations.Nullable;
import plait.Target;

/** A task of a scope, which counts it and takes care of its failure. */
final class ScopedTask<T extends @Nullable Object> extends ThreadTask<T> {
  private final ThreadScope scope;
  private boolean counted;

  ScopedTask(ThreadScope scope, Settings settings, Target<? extends T> body) {
    super(settings, body);
    this.scope = scope;
  }

  ThreadScope of() {
    return scope;
  }

  @Override
  void enter() {
    super.enter();
    scope.entered(this);
  }

  @Override
  LivingTasks.Entry enlist() {
    scope.count();
    counted = true;
    return scope.living().add(this);
  }

  @Override
  void failed(Throwable failure) {
    if (scope.isTolerant()) {
      super.failed(failure);
    } else {
      scope.failed(this, failure);
    }
  }

  @Override
  protected void observed() {
    super.observed();
    Throwable failure = failureOrNull();
    if (failure != null) {
      scope.told(failure);
    }
  }

  @Override
  protected void gone() {
    super.gone();
    if (counted) {
      scope.left();
    }
  }
}
