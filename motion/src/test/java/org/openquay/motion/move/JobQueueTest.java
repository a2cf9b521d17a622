package org.openquay.motion.move;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

import org.openquay.api.command.WorkOrder;
import org.openquay.api.state.StateCursor;
import org.openquay.api.state.StateImage;

class JobQueueTest {

    private final JobQueue queue = new JobQueue();

    @Test
    void givesTheOrdersOutAsTheyCame() {
        queue.add(order("A"));
        queue.add(order("B"));
        Job job = new Job();

        queue.poll(job);
        assertThat(WorkOrder.text(job.order.jobId)).isEqualTo("A");
        assertThat(job.number).isEqualTo(1);
        queue.poll(job);
        assertThat(WorkOrder.text(job.order.jobId)).isEqualTo("B");
        assertThat(job.number).isEqualTo(2);
        assertThat(queue.size()).isZero();
    }

    @Test
    void closesTheGapThatACancelledOrderLeaves() {
        queue.add(order("A"));
        queue.add(order("B"));
        queue.add(order("C"));

        queue.cancel(queue.find(order("B").jobId));

        assertThat(queue.find(order("B").jobId)).isEqualTo(-1);
        assertThat(queue.find(order("C").jobId)).isEqualTo(1);
        assertThat(queue.number(1)).isEqualTo(3);
        assertThat(queue.hasEnded(order("B"))).isTrue();
        assertThat(queue.hasEnded(order("C"))).isFalse();
    }

    @Test
    void remembersTheOrdersThatEndedLast() {
        for (int i = 0; i <= JobQueue.REMEMBERED; i++) {
            queue.end(order("J" + i).jobId);
        }

        assertThat(queue.hasEnded(order("J0"))).isFalse();
        assertThat(queue.hasEnded(order("J1"))).isTrue();
        assertThat(queue.hasEnded(order("J" + JobQueue.REMEMBERED))).isTrue();
    }

    @Test
    void isFullAtItsCapacity() {
        for (int i = 0; i < JobQueue.CAPACITY; i++) {
            assertThat(queue.full()).isFalse();
            queue.add(order("J" + i));
        }
        assertThat(queue.full()).isTrue();
    }

    @Test
    void isRestoredWhole() {
        queue.add(order("A"));
        queue.add(order("B"));
        queue.cancel(0);
        StateImage image = new StateImage(20_000);
        StateCursor cursor = new StateCursor();
        cursor.save(image);
        queue.exchange(cursor);
        assertThat(cursor.end()).isTrue();

        JobQueue restored = new JobQueue();
        cursor.restore(image);
        restored.exchange(cursor);

        assertThat(restored.find(order("B").jobId)).isZero();
        assertThat(restored.hasEnded(order("A"))).isTrue();
        assertThat(restored.add(order("C"))).isEqualTo(3);
    }

    private static WorkOrder order(String id) {
        WorkOrder order = new WorkOrder();
        WorkOrder.text(order.jobId, id);
        return order;
    }
}
