package org.timebank.internal.risk;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.timebank.internal.pipeline.Reading;
import org.timebank.risk.Assessment;
import org.timebank.risk.Risk;
import org.timebank.spi.Query;

/** {@link Risk} for one caller. */
public record RiskNoun(Reading reading) implements Risk {

    @Override
    public Optional<Assessment> assessment(UUID assessment) {
        reading.everyMember();
        return reading.ask(new Query.AssessmentById(assessment));
    }

    @Override
    public List<Assessment> assessments(UUID exchange) {
        reading.everyMember();
        return reading.ask(new Query.AssessmentsOf(exchange));
    }
}
