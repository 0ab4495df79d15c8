package org.limbeck.ui.tasks;

/** What the drawer lets a person do to a task; none of these blocks. */
public interface TaskActions {
    /** Whether nothing can be done but look: another program works in the workspace. */
    boolean isReadOnly();

    void pause(String taskId);

    void unpause(String taskId);

    void cancel(String taskId);

    void resume(String runId);

    /** Shows what the task is about in library and charts. */
    void reveal(String taskId);
}
