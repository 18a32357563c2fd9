"""Schedules of the learning rate, one file each: a frozen dataclass, an `orograph.lab.schedules._schedule.Schedule`.

Its fields are the options, all with defaults; ``rate(done, step)`` is the share of the optimiser's rate, from 0 to 1,
and depends on its two arguments alone. Another package adds one through the entry-point group ``orograph.schedule``;
`orograph.testing.lab.check_schedule` tells whether it keeps to this.
"""
