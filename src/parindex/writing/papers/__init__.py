"""The papers of a round: minutes of appraisal and clarification, letter to a unit, submission, approval."""
