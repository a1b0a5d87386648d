package org.timebank.risk;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Risk assessments, for those who see every member. */
public interface Risk {

    /**
     * One assessment, such as the one that a refused outcome names.
     *
     * @throws org.timebank.command.AccessDeniedException if the actor may not see everything
     */
    Optional<Assessment> assessment(UUID assessment);

    /**
     * All assessments of an exchange, oldest first.
     *
     * @param exchange the exchange's id
     * @throws org.timebank.command.AccessDeniedException if the actor may not see everything
     */
    List<Assessment> assessments(UUID exchange);
}
