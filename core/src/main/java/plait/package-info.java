/**
 * Concurrency as easy to say as Python's, and safer: tasks, locks, queues, pools and scopes.
 *
 * <p>{@link plait.Threads} is the door.
 */
package plait;
