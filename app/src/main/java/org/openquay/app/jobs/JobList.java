package org.openquay.app.jobs;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

import org.openquay.api.crane.CraneDescription;
import org.openquay.api.crane.Location;
import org.openquay.api.crane.LocationKind;
import org.openquay.app.file.Fields;
import org.openquay.app.file.FileSchema;
import org.openquay.app.file.InvalidFileException;
import org.openquay.app.file.Problem;
import org.openquay.app.file.YamlTree;
import org.openquay.simulator.cargo.CargoPlan;
import org.openquay.simulator.cargo.Container;
import org.openquay.simulator.cargo.TruckCall;

/**
 * A job list that fits a crane: every place exists, every container to be fetched stands where its job fetches it.
 *
 * @param vessel what stands on the vessel's deck at the start
 * @param jobs   the moves, in their order
 */
public record JobList(List<Stowed> vessel, List<Job> jobs) {

    private static final FileSchema SCHEMA = new FileSchema(JobList.class, "jobs-1.schema.json");

    /** One container on deck. */
    public record Stowed(Location at, String container, double massKg) {}

    /** One move. */
    public record Job(String id, String container, Location from, Location to, double massKg) {}

    public JobList {
        vessel = List.copyOf(vessel);
        jobs = List.copyOf(jobs);
    }

    /**
     * Reads and validates a job list for that crane.
     *
     * @throws InvalidFileException naming line, field, value and what is allowed
     */
    public static JobList read(Path path, CraneDescription crane) throws InvalidFileException {
        YamlTree tree = YamlTree.read(path);
        List<Problem> problems = new ArrayList<>(tree.problems());
        problems.addAll(SCHEMA.check(tree));
        if (problems.isEmpty()) {
            Reading reading = new Reading(tree, crane, problems);
            JobList list = reading.list();
            if (problems.isEmpty()) {
                return list;
            }
        }
        throw new InvalidFileException(path, problems);
    }

    /** The cargo as the virtual crane finds it: the vessel as listed, and a truck for each job at its lane in turn. */
    public CargoPlan cargo() {
        List<TruckCall> trucks = new ArrayList<>();
        for (Job job : jobs) {
            if (job.from.kind() == LocationKind.LANE) {
                trucks.add(new TruckCall(job.from, Optional.of(new Container(job.container, job.massKg))));
            }
            if (job.to.kind() == LocationKind.LANE) {
                trucks.add(new TruckCall(job.to, Optional.empty()));
            }
        }
        return new CargoPlan(vessel.stream().map(
                stowed -> new org.openquay.simulator.cargo.Stowed(new Container(stowed.container, stowed.massKg),
                        stowed.at))
                .toList(), trucks);
    }

    /** One pass over a tree that the schema has accepted, following the containers as the jobs move them. */
    private static final class Reading {

        private final YamlTree tree;
        private final CraneDescription crane;
        private final List<Problem> problems;
        private final Map<Location, String> standing = new HashMap<>();
        private final Set<String> containers = new HashSet<>();
        private final Set<String> jobIds = new HashSet<>();

        Reading(YamlTree tree, CraneDescription crane, List<Problem> problems) {
            this.tree = tree;
            this.crane = crane;
            this.problems = problems;
        }

        JobList list() {
            List<Stowed> vessel = new ArrayList<>();
            for (JsonNode stowed : tree.root().path("vessel")) {
                vessel.add(stowed(stowed, "/vessel/" + vessel.size()));
            }
            for (int i = 0; i < vessel.size(); i++) {
                Location at = vessel.get(i).at();
                require(at.tier() == 1 || standing.containsKey(below(at)), "/vessel/" + i + "/at", at,
                        "hangs in the air: nothing stands below it");
            }
            List<Job> jobs = new ArrayList<>();
            for (JsonNode job : tree.root().path("jobs")) {
                jobs.add(job(job, "/jobs/" + jobs.size()));
            }
            return new JobList(vessel, jobs);
        }

        private Stowed stowed(JsonNode stowed, String at) {
            Location place = place(stowed, at, "at");
            String container = stowed.path("container").asText();
            require(containers.add(container), at + "/container", container, "is listed twice");
            require(standing.put(place, container) == null, at + "/at", place, "is taken");
            return new Stowed(place, container, stowed.path("massKg").asDouble());
        }

        private Job job(JsonNode job, String at) {
            Job read = new Job(job.path("id").asText(), job.path("container").asText(), place(job, at, "from"),
                    place(job, at, "to"), job.path("massKg").asDouble());
            require(jobIds.add(read.id), at + "/id", read.id, "is listed twice");
            require(read.massKg <= crane.load().safeWorkingLoadKg(), at + "/massKg", read.massKg,
                    "must be <= safeWorkingLoadKg of the crane (" + crane.load().safeWorkingLoadKg() + ")");
            switch (read.from.kind()) {
                case VESSEL -> require(read.container.equals(standing.remove(read.from)), at + "/from", read.from,
                        "container " + read.container + " does not stand there at that time");
                case LANE -> require(containers.add(read.container), at + "/container", read.container,
                        "is elsewhere already");
            }
            require(read.from.kind() != LocationKind.VESSEL
                    || !standing.containsKey(above(read.from)), at + "/from", read.from, "something stands on it");
            if (read.to.kind() == LocationKind.VESSEL) {
                require(read.to.tier() == 1 || standing.containsKey(below(read.to)), at + "/to", read.to,
                        "would hang in the air: nothing stands below it");
                require(standing.put(read.to, read.container) == null, at + "/to", read.to, "is taken");
            }
            return read;
        }

        private static Location below(Location at) {
            return new Location(at.kind(), at.bay(), at.row(), at.tier() - 1);
        }

        private static Location above(Location at) {
            return new Location(at.kind(), at.bay(), at.row(), at.tier() + 1);
        }

        private Location place(JsonNode item, String at, String field) {
            Location place = Location.parse(item.path(field).asText());
            require(crane.site().landingPoint(place).isPresent(), at + "/" + field, place,
                    "does not exist at this crane");
            return place;
        }

        private void require(boolean holds, String pointer, Object value, String allowed) {
            if (!holds) {
                problems.add(new Problem(tree.line(pointer), Fields.path(pointer), String.valueOf(value), allowed));
            }
        }
    }
}
