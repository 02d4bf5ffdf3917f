/** What it costs to look for races and dead-locks in a program. */
@NullMarked
package plait.bench.checks;

import org.jspecify.annotations.NullMarked;
