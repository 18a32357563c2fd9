# What `orograph/__init__.py` gives when it is first asked for it, for type checkers and editors.
from orograph.directions.given import Given as Given
from orograph.directions.random import Random as Random
from orograph.directions.towards import Towards as Towards
from orograph.engine.progress import Progress as Progress
from orograph.engine.run import survey as survey
from orograph.errors import OrographError as OrographError
from orograph.errors import OrographWarning as OrographWarning
from orograph.objectives import analytic as analytic
from orograph.objectives.monoid import Measure as Measure
from orograph.objectives.objective import Objective as Objective
from orograph.objectives.penalised import Penalised as Penalised
from orograph.parameters.checkpoint import load_into as load_into
from orograph.parameters.space import ParameterSpace as ParameterSpace
from orograph.parameters.vector import Vector as Vector
from orograph.results.survey import Survey as Survey
from orograph.subspaces.line import Line as Line
from orograph.subspaces.plane import Plane as Plane

__all__: list[str]
__version__: str
