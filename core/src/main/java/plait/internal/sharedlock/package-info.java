/** Locks and what belongs to them, in memory that several processes share. */
@NullMarked
package plait.internal.sharedlock;

import org.jspecify.annotations.NullMarked;
