/** Figures of what processes share. */
@NullMarked
package plait.bench.sharing;

import org.jspecify.annotations.NullMarked;
