package org.openquay.app.run;

import java.io.IOException;

import com.fasterxml.jackson.databind.JsonNode;

import org.openquay.app.jobs.JobList.Job;

/** What a terminal operating system asks of a crane. Every call may be refused, see {@link TerminalClient.Refused}. */
interface Terminal {

    /** The crane's state now. */
    JsonNode state() throws IOException, InterruptedException;

    /** Asks for a move, for the n-th time after a refusal; returns when the kernel has accepted it. */
    void create(Job job, int attempt) throws IOException, InterruptedException;

    /** The move as it stands. */
    JsonNode workInstruction(String id) throws IOException, InterruptedException;

    /** Resumes a paused move. */
    void resume(String id) throws IOException, InterruptedException;

    /** Acknowledges what is latched. */
    void reset() throws IOException, InterruptedException;
}
