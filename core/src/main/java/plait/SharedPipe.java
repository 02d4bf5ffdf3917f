package plait;

/**
 * The two ends of a pipe between processes, as {@link Processes#pipe()} makes it.
 *
 * {@snippet :
 * SharedPipe<String> pipe = Processes.pipe();
 * PipeEnd<String> far = pipe.far();
 * var task = Processes.start(() -> far.send("hello"));
 * IO.println(pipe.near().receive());
 * task.join();
 * }
 *
 * <p>To see the end of the stream, close the handle of the end that was given away.
 *
 * <p>Python: {@code multiprocessing.Pipe}.
 *
 * @param <T> the type of the messages
 * @param near the end to keep; of a one-way pipe the one that receives
 * @param far the end to give away; of a one-way pipe the one that sends
 */
public record SharedPipe<T>(PipeEnd<T> near, PipeEnd<T> far) {}
