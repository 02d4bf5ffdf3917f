/** Queues and pipes between processes. */
@org.jspecify.annotations.NullMarked
package plait.internal.sharedqueue;
