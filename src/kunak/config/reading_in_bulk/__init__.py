"""Reading many documents: the processes, files and clocks around `kunak.core.reading.batch`."""
