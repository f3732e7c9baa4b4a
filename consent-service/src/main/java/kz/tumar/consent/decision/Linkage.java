package kz.tumar.consent.decision;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import kz.tumar.contract.SubjectRef;

/// Which references were one person, and when. The last word about a pair counts; on a tie it says that they
/// are two.
public record Linkage(List<Link> links) {
    public Linkage {
        links = List.copyOf(links);
    }

    /// That two references are, or are not, one person from a moment on.
    public record Link(SubjectRef one, SubjectRef other, Instant at, boolean linked) {
        /// The same pair is the same pair whichever way round.
        public Link {
            if (one.compareTo(other) > 0) {
                SubjectRef first = other;
                other = one;
                one = first;
            }
        }

        Pair pair() {
            return new Pair(one, other);
        }
    }

    record Pair(SubjectRef one, SubjectRef other) {}

    /// The linked set of a reference now, itself included.
    public SortedSet<SubjectRef> setOf(SubjectRef reference) {
        return setOf(reference, Instant.MAX);
    }

    /// Whether the last word about this very pair is that they are one person.
    public boolean linksDirectly(SubjectRef one, SubjectRef other) {
        var pair = new Link(one, other, Instant.MAX, false).pair();
        return standing(Instant.MAX).stream().anyMatch(link -> link.pair().equals(pair));
    }

    /// Every reference that was one person with this one at the moment or later, and whoever was one person
    /// with one of those since: what the person said then binds them all, even when it is learned after they
    /// were unlinked. So it ends the same as if it had been learned at once and passed on with every step.
    public SortedSet<SubjectRef> boundSince(SubjectRef reference, Instant moment) {
        var bound = new TreeSet<SubjectRef>();
        bound.add(reference);
        Stream.concat(Stream.of(moment), links.stream().map(Link::at).filter(at -> at.isAfter(moment)))
                .distinct()
                .sorted()
                .forEach(at -> List.copyOf(bound).forEach(member -> bound.addAll(setOf(member, at))));
        return bound;
    }

    /// The linked set of a reference as it was at a moment, itself included.
    public SortedSet<SubjectRef> setOf(SubjectRef reference, Instant moment) {
        Collection<Link> standing = standing(moment);
        var set = new TreeSet<SubjectRef>();
        set.add(reference);
        var frontier = new ArrayDeque<SubjectRef>(set);
        while (!frontier.isEmpty()) {
            SubjectRef from = frontier.remove();
            for (Link link : standing) {
                SubjectRef to = link.one().equals(from) ? link.other() : link.one();
                if ((link.one().equals(from) || link.other().equals(from)) && set.add(to)) {
                    frontier.add(to);
                }
            }
        }
        return set;
    }

    private Collection<Link> standing(Instant moment) {
        Map<Pair, Link> last = new HashMap<>();
        links.stream()
                .filter(link -> !link.at().isAfter(moment))
                .forEach(link -> last.merge(link.pair(), link, Linkage::laterOf));
        return last.values().stream().filter(Link::linked).toList();
    }

    private static Link laterOf(Link one, Link other) {
        int order = one.at().compareTo(other.at());
        if (order == 0) {
            return one.linked() ? other : one;
        }
        return order > 0 ? one : other;
    }
}
