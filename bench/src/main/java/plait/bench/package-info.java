/** Benchmarks of Plait, each beside the plain {@code java.util.concurrent} way and Python's. */
@NullMarked
package plait.bench;

import org.jspecify.annotations.NullMarked;
