"""What was answered when this project was made. It is changed here."""

from gate import Limit

NAME = ${{ values.name | pythonLiteral }}
#: The registered model in MLflow.
MODEL = ${{ values.model | pythonLiteral }}
TASK = ${{ values.task | pythonLiteral }}

#: A CSV file: a key, the model's inputs and the target, in any order.
DATA = ${{ values.data | pythonLiteral }}
KEY = ${{ values.key | pythonLiteral }}
TARGET = ${{ values.target | pythonLiteral }}
LEAST_ROWS = ${{ values.leastRows }}
#: Of the rows, kept from training.
TEST_PERCENT = 20

#: `least`: without which no version passes. `worse`: share by which it may be worse than production.
LIMITS = (
{% if values.task == 'regression' %}
    Limit("r2", least=${{ values.leastScore }}, worse=${{ values.worseShare }}),
    Limit("rmse", higher_is_better=False, worse=${{ values.worseShare }}),
{% else %}
    Limit("roc_auc", least=${{ values.leastScore }}, worse=${{ values.worseShare }}),
    Limit("brier", higher_is_better=False, worse=${{ values.worseShare }}),
{% endif %}
)
