/** Many tasks and threads that do random things, each storm from a seed that repeats it. */
@NullMarked
package plait.stress.storm;

import org.jspecify.annotations.NullMarked;
