"""The model. What changes inputs belongs into it, so that production does the same."""

from data import Table


def frame(table: Table):
    import pandas

    return pandas.DataFrame([row.inputs for row in table.rows], columns=list(table.names))


def fit(table: Table):
    """A model that is trained with a table. This is where yours goes."""
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler
{% if values.task == 'regression' %}
    from sklearn.linear_model import Ridge

    model = make_pipeline(StandardScaler(), Ridge())
{% else %}
    from sklearn.linear_model import LogisticRegression

    model = make_pipeline(StandardScaler(), LogisticRegression(max_iter=1000))
{% endif %}
    return model.fit(frame(table), [row.target for row in table.rows])


def predict(model, table: Table) -> list[float]:
{% if values.task == 'regression' %}
    return [float(value) for value in model.predict(frame(table))]
{% else %}
    """The probability of target 1 for each row."""
    return [float(value) for value in model.predict_proba(frame(table))[:, 1]]
{% endif %}
