package plait;

import org.jspecify.annotations.Nullable;

/**
 * A failure that nobody asked for: its task failed, and was given up or the program ended before
 * anybody joined it.
 *
 * <p>Python: {@code threading.ExceptHookArgs}.
 *
 * @param taskName the name of the task
 * @param startSite where it was started, or null if that is not known
 * @param failure what its body threw
 */
public record UnjoinedFailure(
    String taskName, @Nullable StackTraceElement startSite, Throwable failure) {}
